-- Who somebody is for an identity provider: it stays when their address changes.
drop index account_oidc_subject;
alter table account add column oidc_issuer text;
update account set oidc_subject = null;
alter table account add constraint account_oidc_whole check ((oidc_issuer is null) = (oidc_subject is null));
create unique index account_oidc on account (oidc_issuer, oidc_subject);
