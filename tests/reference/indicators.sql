-- The indicators of include/pbr/indicators.hpp in plain SQL, one table a step, over the tables that
-- indicators.py fills. Written from the words there; the engine's code is not its source.
-- Dates are text as in the files; `place` is a record's place in the order of date and row.

create table terms as
select last_day, date(last_day, '+1 day') as next_day from study;

-- ---- who is in contact, and where ---------------------------------------------------------------

create table open_referral as
select r.* from referral r, terms t
where r.received <= t.last_day and (r.closed is null or r.closed > t.last_day);

create table contact as                  -- provider null: anywhere
select distinct person, null as provider from open_referral
union select distinct person, provider from open_referral;

-- The person's own commissioner, else that of the open referral received last that names one.
create table home as
select p.person,
       coalesce(nullif(p.commissioner, ''),
                (select r.commissioner from open_referral r
                 where r.person = p.person and r.commissioner <> ''
                 order by r.received desc, r.place desc limit 1), '') as commissioner
from person p;

-- The places of a person who is counted anywhere, or at one provider.
create table where_counted as
select person, null as provider, 'England' as level, '' as code from person
union all select person, null, 'commissioner', commissioner from home
union all select distinct person, provider, 'provider', provider from
  (select person, provider from assignment union select person, provider from referral);

-- ---- the current cluster ------------------------------------------------------------------------

create table adult_cluster(code text);
insert into adult_cluster values ('00'), ('01'), ('02'), ('03'), ('04'), ('05'), ('06'), ('07'), ('08'), ('10'), ('11'), ('12'),
       ('13'), ('14'), ('15'), ('16'), ('17'), ('18'), ('19'), ('20'), ('21');

create table open_assignment as
select a.* from assignment a, terms t
where a.cluster in (select code from adult_cluster)
  and a.start <= t.last_day and (a.ended is null or a.ended > t.last_day);

create table latest_anywhere as
select *, row_number() over (partition by person order by start desc, place desc) as rank
from open_assignment;
create table latest_at_provider as
select *, row_number() over (partition by person, provider order by start desc, place desc) as rank
from open_assignment;

create table in_force as                  -- counted_at null: in England and for the commissioner
select a.person, a.place, a.provider, a.cluster, null as counted_at from latest_anywhere a
where rank = 1 and (exists (select 1 from contact c where c.person = a.person and c.provider is null)
                    or (select not referrals_given from study))
union all
select a.person, a.place, a.provider, a.cluster, a.provider from latest_at_provider a
where rank = 1 and (exists (select 1 from contact c
                            where c.person = a.person and c.provider = a.provider)
                    or (select not referrals_given from study));

-- ---- review -------------------------------------------------------------------------------------

create table last_assessed as
select person, provider, max(date) as date from assessment, terms
where date <= last_day group by person, provider;

-- add_months() is Python's: SQLite carries 31 January + 1 month on to March.
create table within_review as
select c.place from in_force c
join last_assessed l on l.person = c.person and l.provider = c.provider
join cluster k on k.code = c.cluster, terms
where case when k.months > 0 then add_months(l.date, k.months)
           when k.days > 0 then date(l.date, '+' || k.days || ' days') end > last_day;

-- ---- statuses -----------------------------------------------------------------------------------

create table year_from as
select date(add_months(last_day, -12), '+1 day') as acc,
       max(date(add_months(last_day, -12), '+1 day'), add_months(next_day, -12)) as amh
from terms;

create table settled_in_year as
select s.person, s.provider from status s, terms, year_from
where s.settled = 'Y' and s.date between year_from.acc and last_day;

create table answer as                   -- what a place may look at: any provider, or its own
select s.*, null as counted_at from status s union all select s.*, s.provider from status s;

create table latest_answer as
select person, counted_at, question, yes from (
  select *, row_number() over (partition by person, counted_at, question
                               order by date desc, place desc) as rank
  from (select person, counted_at, date, place, 'settled' as question, settled as yes from answer
        union all
        select person, counted_at, date, place, 'employed', employed from answer) as known,
       terms, year_from
  where yes is not null and date between year_from.amh and last_day)
where rank = 1;

-- ---- HoNOS --------------------------------------------------------------------------------------

create table honos as
select a.person, a.provider
from assessment a join rating r on r.assessment = a.place, terms, year_from
where a.date between year_from.acc and last_day
group by a.place
having sum(r.number <= 12) >= 9 or sum(r.number between 13 and 18) = 6;

-- ---- newly assigned -----------------------------------------------------------------------------

create table with_code as
select *, lag(cluster) over (partition by person, provider order by start, place) as before
from assignment where cluster <> '';

create table newly_assigned as
select w.*, substr(w.start, 1, 7) as month from with_code w, study
where (w.before is null or w.before <> w.cluster) and w.cluster in (select cluster from page_row)
  and w.start between study.first_day and study.last_day;

create table first_inside as
select n.place as assigned,
       (select a.place from assessment a
        where a.person = n.person and a.provider = n.provider and a.usable
          and a.date >= n.start and (n.ended is null or a.date < n.ended)
        order by a.date, a.place limit 1) as assessed
from newly_assigned n;

create table in_red as                   -- rows of the page, and whether the assessment is in an R cell
select n.place as assigned, p.starred, p.any_red,
       exists (select 1 from rating r join red_cell c on c.item = r.number and c.rating = r.rating
               where r.assessment = f.assessed and c.cluster = n.cluster and c.item = p.item) as red
from newly_assigned n join first_inside f on f.assigned = n.place
join page_row p on p.cluster = n.cluster;

create table essential as
select n.person, n.provider, n.cluster, n.month, n.start, n.place,
       f.assessed is not null
       and not exists (select 1 from in_red i
                       where i.assigned = n.place and not i.starred and i.any_red and not i.red)
       and (not exists (select 1 from in_red i where i.assigned = n.place and i.starred)
            or exists (select 1 from in_red i where i.assigned = n.place and i.starred and i.red))
       as met
from newly_assigned n join first_inside f on f.assigned = n.place;

create table essential_of_month as       -- the one started last counts
select person, cluster, month, met, null as counted_at from (
  select *, row_number() over (partition by person, month order by start desc, place desc) as rank
  from essential) where rank = 1
union all
select person, cluster, month, met, provider from (
  select *, row_number() over (partition by person, provider, month
                               order by start desc, place desc) as rank
  from essential) where rank = 1;

-- ---- one row a person, place and indicator ------------------------------------------------------

create table in_cluster as
select p.level, p.code, c.cluster,
       c.place in (select place from within_review) as within,
       exists (select 1 from settled_in_year s where s.person = c.person
                 and (c.counted_at is null or s.provider = c.counted_at))
       and c.place in (select place from in_force where counted_at is null) as settled
from in_force c join where_counted p on p.person = c.person and p.provider is c.counted_at;

create table adult_contact as
select p.level, p.code, a.age,
       exists (select 1 from latest_answer s where s.person = c.person and s.question = 'settled'
                 and s.counted_at is c.provider and s.yes = 'Y') as settled,
       exists (select 1 from latest_answer s where s.person = c.person and s.question = 'employed'
                 and s.counted_at is c.provider and s.yes = 'Y') as employed,
       exists (select 1 from honos h where h.person = c.person
                 and (c.provider is null or h.provider = c.provider)) as honos
from contact c join where_counted p on p.person = c.person and p.provider is c.provider
join person a on a.person = c.person where a.age >= 18;

create table counted as
select 'ACC33' as indicator, level, code, cluster, '' as month, 1 as yes, 0 as share
from in_cluster
union all select 'ACC36', level, code, cluster, '', within, 0 from in_cluster
union all select 'ACC37', level, code, cluster, '', within, 1 from in_cluster
union all select 'ACC54', level, code, cluster, '', settled, 0 from in_cluster
union all select 'ACC62', level, code, cluster, '', settled, 1 from in_cluster
union all select 'AMH03e', level, code, '', '', 1, 0 from adult_contact where age <= 69
union all select 'AMH14e', level, code, '', '', settled, 0 from adult_contact where age <= 69
union all select 'AMH17e', level, code, '', '', employed, 0 from adult_contact where age <= 69
union all select '1H', level, code, '', '', settled, 1 from adult_contact where age <= 69
union all select '1F', level, code, '', '', employed, 1 from adult_contact where age <= 69
union all select 'honos_recorded', level, code, '', '', honos, 1 from adult_contact
union all select 'essential_met', p.level, p.code, e.cluster, e.month, e.met, 1
from essential_of_month e join where_counted p on p.person = e.person and p.provider is e.counted_at;

create table in_rows as                  -- all clusters together stand in a row of their own
select * from counted
union all select indicator, level, code, '', month, yes, share from counted where cluster <> '';

create table indicators as
select indicator, level, code, cluster, month, sum(yes) as numerator, sum(share) as denominator
from in_rows group by indicator, level, code, cluster, month
order by indicator, level, code, cluster, month;
