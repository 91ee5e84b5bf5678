-- Why a committee meets so soon before or after another one of the product; empty when it does not.
alter table committee add column early_reason text not null default '';
