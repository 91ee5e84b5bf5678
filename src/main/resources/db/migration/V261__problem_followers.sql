-- Which followers a merge or a split moved, so that its undoing moves back these and no others.
create table problem_follower_move (
    operation   bigint not null,
    follower_id bigint not null,
    primary key (operation, follower_id)
);
