package org.safeconduct.feedback.sharer;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.Cases;
import org.safeconduct.exchange.HealthMessages;
import org.safeconduct.exchange.ShareRoute;
import org.safeconduct.feedback.ChallengeSent;
import org.safeconduct.feedback.NewsAsked;
import org.safeconduct.feedback.Withdrawn;
import org.safeconduct.fuzz.FuzzTarget;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Submission;
import org.safeconduct.platform.MessageFlow;

/** What sharers send about a case they have; what would be done with it is left out. */
public final class FuzzedActs implements FuzzTarget {

    private static final Reference REFERENCE = new Reference("SC-7Q4K-2M9T");
    private static final SharerService ACTS = acts();

    private final String seed;
    private final Consumer<byte[]> act;

    private FuzzedActs(String seed, Consumer<byte[]> act) {
        this.seed = seed;
        this.act = act;
    }

    public static List<FuzzTarget> all() {
        return List.of(
                new FuzzedActs(
                        """
                        {"messageId": "m-1", "kind": "ask-for-news", "words": "quillfeather",
                         "answers": "8b0c3e9a-4d52-4a3c-9b1e-6f1a2b3c4d5e", "disclosure": {}}""", body -> ACTS.update(REFERENCE, body, Messages.SCHOOL, Submission.Channel.SCHOOL, false)),
                new FuzzedActs("""
                        {"messageId": "m-1", "reason": "sent-in-error", "words": "quillfeather"}""", body -> ACTS.withdraw(REFERENCE, body, Messages.SCHOOL)),
                new FuzzedActs("""
                        {"messageId": "m-1", "to": "police", "about": "no-further-action", "words": "quillfeather"}""", body -> ACTS.challenge(REFERENCE, body, Messages.SCHOOL)));
    }

    private static SharerService acts() {
        Cases cases = mock(Cases.class);
        when(cases.status(any())).thenReturn(Status.ACCEPTED);
        Challenges challenges = mock(Challenges.class);
        when(challenges.askForNews(any())).thenReturn(new Acts.Answer<>(new NewsAsked(REFERENCE, List.of()), false));
        when(challenges.challenge(any(), any(), any()))
                .thenReturn(new Acts.Answer<>(new ChallengeSent(REFERENCE, Recipient.POLICE, Messages.NOW, ""), false));
        MessageFlow flow = mock(MessageFlow.class);
        when(flow.send(any(), any(), eq(Withdrawn.Reply.class)))
                .thenReturn(new Withdrawn.Reply(
                        new Withdrawn(REFERENCE, Status.WITHDRAWN, List.of(), List.of(), "", ""), false));
        return new SharerService(mock(ShareRoute.class), flow, cases, mock(HealthMessages.class), challenges);
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(seed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void read(byte[] message) {
        act.accept(message);
    }
}
