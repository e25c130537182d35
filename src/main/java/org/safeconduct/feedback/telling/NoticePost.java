package org.safeconduct.feedback.telling;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.safeconduct.outbox.Post;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The notices as the outbox sees them. */
@Component
class NoticePost implements Post {

    static final String KIND = "notice";

    private static final Logger LOG = LoggerFactory.getLogger(NoticePost.class);

    private final Notices notices;
    private final NoticeAttempts attempts;
    private final ProducerTemplate routes;

    NoticePost(Notices notices, NoticeAttempts attempts, ProducerTemplate routes) {
        this.notices = notices;
        this.attempts = attempts;
        this.routes = routes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> due(Instant now) {
        return notices.due(now);
    }

    @Override
    public List<UUID> claim(String addressee, boolean urgentOnly, int most, Instant now, Instant until) {
        return notices.claim(addressee, urgentOnly, most, now, until);
    }

    @Override
    public void later(UUID id, Instant at) {
        notices.later(id, at);
    }

    @Override
    public List<Backlog> backlog() {
        return notices.backlog();
    }

    @Override
    public Carried carry(UUID id) {
        return switch (notices.turn(id)) {
            case NoticeReadiness.Done done -> Carried.NOT_TRIED;
            case NoticeReadiness.NoChannel lost -> {
                notices.noChannel(lost.notice());
                yield Carried.NOT_TRIED;
            }
            case NoticeReadiness.Now now -> heard(attempt(now.notice()));
        };
    }

    private NoticeOutcome attempt(Notice notice) {
        try {
            return Objects.requireNonNull(routes.requestBody("direct:tell", notice, NoticeOutcome.class));
        } catch (CamelExecutionException e) {
            LOG.error("{}: the route failed: {}", notice, Traces.of(e));
            return attempts.failed(notice, NoticeFailure.INTERNAL);
        }
    }

    private static Carried heard(NoticeOutcome outcome) {
        return switch (outcome) {
            case NoticeOutcome.Done done -> Carried.ANSWERED;
            case NoticeOutcome.Retry retry -> heard(retry.why());
            case NoticeOutcome.Parked parked -> heard(parked.why());
        };
    }

    private static Carried heard(NoticeFailure why) {
        if (why.isOurs()) {
            return Carried.NOT_TRIED;
        }
        return why.isSilence() ? Carried.SILENT : Carried.ANSWERED;
    }
}
