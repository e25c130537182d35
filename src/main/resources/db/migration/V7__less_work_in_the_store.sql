-- The answer is ciphertext like an envelope: compressing it costs time and gains nothing.
alter table disclosure alter column answer set storage external;

-- A task is written when it is made, picked, and removed, twice for each disclosure. Neither index serves a question that is
-- asked often: nothing here has a priority, and dead tasks are looked for every few seconds among those that wait. Without
-- them picking a task touches no index.
drop index scheduled_tasks_priority;
drop index scheduled_tasks_last_heartbeat;
