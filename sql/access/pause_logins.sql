-- Nobody is let in for this key before then.
update failed_login set until = :until where key = :key
