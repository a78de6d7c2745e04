-- What was typed for a name may be a password, so only its hash is kept; what was kept so far goes.
delete from failed_login;
comment on column failed_login.key is 'an address, or the SHA-256 of what was typed for a name; what can be no name at all is one key';
