-- Written with the demonstration data: they are laid once.
create table demonstration (
    laid_at timestamptz primary key
);
