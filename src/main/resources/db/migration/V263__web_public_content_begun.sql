-- A sequence that was never asked for a number already reads 1, which is also the first number it gives: begin it, so that
-- the first change moves what is read.
select nextval('public_content');
