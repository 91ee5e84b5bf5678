-- What a decision grants pays from that decision on, not from the first day of the increment that was running.
update envelope e set from_day = d.decided_on
from decision d
where d.id = e.decision_id and d.decided_on > e.from_day and d.decided_on <= e.until_day;
