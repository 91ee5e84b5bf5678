-- What the database holds of what bench/ha wrote: marker|effects|letters, see bench/ha.mjs.
select b.idempotency_key || '|' || case when count(m.batch) = 0 then 0 else sum(b.added + b.corrected) end || '|'
from measure_batch b left join measure m on m.batch = b.id
where b.product_id = 'banc.1' and b.idempotency_key is not null
group by b.idempotency_key;
select split_part(r.message, ' ', 2) || '|' || count(*) || '|'
       || (select count(*) from mail_outbox m where m.recipient = r.email and m.kind = 'call-back-acknowledged')
from call_back_request r where r.message like 'Banc form-%'
group by split_part(r.message, ' ', 2), r.email;
