-- What was posted for a page of a draft when its writer's session had ended: locked like the draft, and not a part of it until the
-- writer has signed in, seen it and saved it. One for each draft.
alter table draft add column unsaved bytea;
alter table draft alter column unsaved set storage external;
