-- Gives a user another role or other districts, or takes the login away.
update passport_user set role = :role, districts = :districts::text[], disabled = :disabled where name = :name
