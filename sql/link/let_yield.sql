-- Who will not be live leaves its keys to those of this connection who are, or will be.
update link_key k
set stands = 'YIELDS'
where k.stands = 'LOOKED' and k.rank = 3
  and exists (select from link_key z
              where z.domain = k.domain and z.key = k.key and z.stands in ('LOOKED', 'STANDING') and z.rank < 3)
