-- What each list added to a product's deployments, so that it can be taken back.
create table deployment_import (
    id         bigint generated always as identity primary key,
    product_id text not null,
    added_at   timestamptz not null,
    wave_id    bigint,
    places     text[] not null,
    undone_at  timestamptz
);

create index deployment_import_product on deployment_import (product_id, id desc);
