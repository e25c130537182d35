package org.safeconduct.feedback.telling;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.Untold;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Unavailable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes it durable, in the transaction of the news itself, that somebody is to be told: both or neither. */
@Component
class NoticeDesk implements Untold {

    /** Shown at once. */
    private static final int MOST = 500;

    private final Notices notices;
    private final Channels channels;
    private final Cases cases;
    // The scheduler is built from the tasks, and the tasks from this: asked for when first needed.
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Ids ids;
    private final Clock clock;

    NoticeDesk(
            Notices notices,
            Channels channels,
            Cases cases,
            ObjectProvider<SchedulerClient> scheduler,
            Ids ids,
            Clock clock) {
        this.notices = notices;
        this.channels = channels;
        this.cases = cases;
        this.scheduler = scheduler;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseChanged news) {
        Addressee to = addressee(news);
        if (channels.to(to).isEmpty()) {
            return;
        }
        Reference of = cases.lock(news.reference());
        UUID id = ids.uuid();
        notices.add(id, news.reference(), of, said(news.change()), news.at(), to);
        schedule(id);
    }

    @Override
    public List<Untold.Notice> open() {
        return notices.open(MOST);
    }

    @Override
    @Transactional
    public boolean resume(UUID id) {
        boolean resumed = notices.resume(id);
        if (resumed) {
            schedule(id);
        }
        return resumed;
    }

    /**
     * Gives a task to every notice that waits without one: it can be resumed in the instant in which its old task is being
     * removed.
     *
     * @return how many there were
     */
    @Transactional
    public int adoptOrphans() {
        // The tasks first: what becomes news meanwhile waits and is no orphan, and has its task when that is looked
        // for.
        Set<String> tasks = new HashSet<>();
        scheduler
                .getObject()
                .fetchScheduledExecutionsForTask(
                        TellingTasks.TELL.getTaskName(),
                        Void.class,
                        ScheduledExecutionsFilter.all(),
                        task -> tasks.add(task.getTaskInstance().getId()));
        return (int) notices.waiting().stream()
                .filter(notice -> !tasks.contains(notice.toString()))
                .filter(this::schedule)
                .count();
    }

    private boolean schedule(UUID id) {
        try {
            return scheduler.getObject().scheduleIfNotExists(TellingTasks.of(id), clock.instant());
        } catch (DbSchedulerException e) {
            throw new Unavailable("telling could not be scheduled", e);
        }
    }

    /** That the police part has ended is a decision itself: what leaves says only that there is one. */
    private static CaseChanged.Change said(CaseChanged.Change change) {
        return change == CaseChanged.Change.POLICE_PART_ENDED ? CaseChanged.Change.DECISION_RECEIVED : change;
    }

    private Addressee addressee(CaseChanged news) {
        return switch (news.audience()) {
            case CaseChanged.Audience.Sharer sharer -> new Addressee.Agency(cases.sharer(news.reference()));
            case CaseChanged.Audience.OneAgency one -> new Addressee.Agency(one.agency());
            case CaseChanged.Audience.NamedContact contact -> new Addressee.Contact(contact.agency());
            case CaseChanged.Audience.SocialCare socialCare -> new Addressee.SocialCare();
            case CaseChanged.Audience.Partnership partnership -> new Addressee.Partnership();
        };
    }
}
