-- Moves each time something that everybody may read has changed: what was rendered before is out of date.
create sequence public_content;
