package org.safeconduct.feedback.telling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.Untold;
import org.safeconduct.outbox.Outbox;
import org.safeconduct.platform.Ids;
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
    private final Outbox outbox;
    private final Ids ids;

    NoticeDesk(Notices notices, Channels channels, Cases cases, Outbox outbox, Ids ids) {
        this.notices = notices;
        this.channels = channels;
        this.cases = cases;
        this.outbox = outbox;
        this.ids = ids;
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
        outbox.signal(NoticePost.KIND, to.key());
    }

    @Override
    public List<Untold.Notice> open() {
        return notices.open(MOST);
    }

    @Override
    @Transactional
    public boolean resume(UUID id) {
        Optional<String> addressee = notices.resume(id);
        addressee.ifPresent(to -> outbox.signal(NoticePost.KIND, to));
        return addressee.isPresent();
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
            case CaseChanged.Audience.OnDuty onDuty -> new Addressee.OnDuty(onDuty.agency(), onDuty.who());
            case CaseChanged.Audience.SocialCare socialCare -> new Addressee.SocialCare();
            case CaseChanged.Audience.Partnership partnership -> new Addressee.Partnership();
        };
    }
}
