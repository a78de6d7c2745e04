-- Whether anything was ever sealed under a master key.
select exists (select from district where data_key is not null)
       or exists (select from connection where stored_secret is not null)
