package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.ShareAnswers;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedInClient;

/** What is written before it is shared: it is not lost, and it goes to whoever the button names. */
@ExtendWith(Shared.class)
class DraftJourneyIT {

    static RunningGateway gateway;

    @BeforeAll
    static void start(RunningGateway shared) {
        gateway = shared;
    }

    @Test
    void tooLarge_saysSo_andWhatWasWrittenComesBackOrIsKept() throws Exception {
        SignedInClient lead = gateway.person("safeguarding-lead");
        String draft = begun(lead);

        String long60 = "They told me. ".repeat(5_000);
        HttpResponse<String> again = lead.post(draft + "/words", Map.of("narrative", long60));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Write 20,000 characters or fewer", long60.strip());

        HttpResponse<String> refused = lead.post(draft + "/words", Map.of("narrative", "x".repeat(1_100_000)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body())
                .contains("That is too large", "up to 20,000 characters", "href=\"" + draft + "/words\"")
                .doesNotContain("You cannot see this page");

        byte[] fits = "a".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThat(lead.upload(draft + "/attachments", "add", "kept.txt", fits).body())
                .contains("kept.txt");
        HttpResponse<String> just = lead.upload(
                draft + "/attachments", "on", "large.txt", "a".repeat(8_400_000).getBytes(StandardCharsets.UTF_8));
        assertThat(just.statusCode()).isEqualTo(422);
        assertThat(just.body()).contains("larger than 8 MB together", "kept.txt");
        HttpResponse<String> far = lead.upload(
                draft + "/attachments",
                "on",
                "large.txt",
                "a".repeat(20_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(far.statusCode()).isEqualTo(413);
        assertThat(far.body()).contains("That is too large", "up to 8 MB together");
        assertThat(lead.get(draft + "/check").body()).contains("kept.txt").doesNotContain("large.txt");

        SignedInClient nobody = gateway.nobody();
        assertThat(nobody.postWithoutProof("/what-happens", Map.of("x", "x".repeat(70_000)))
                        .statusCode())
                .as("a stranger's form")
                .isEqualTo(413);
    }

    /** The words of a child, written for half an hour: they must not be gone. */
    @Test
    void answerSentWhenTheSessionHasEnded_waitsForItsWriter_andForNobodyElse() throws Exception {
        SignedInClient writer = gateway.person("safeguarding-lead");
        String draft = begun(writer);
        Matcher proof = Pattern.compile("name=\"proof\" value=\"([0-9a-f]{64})\"")
                .matcher(writer.get(draft + "/words").body());
        assertThat(proof.find()).isTrue();
        Map<String, String> answer =
                Map.of("narrative", "It hurts at night.", "exactWords", "\u05d0 <b>", "proof", proof.group(1));

        SignedInClient later = gateway.nobody();
        for (Map<String, String> forged : List.of(
                Map.of("narrative", "Made up."),
                Map.of("narrative", "Made up.", "proof", proof.group(1).replaceFirst("^.", "x")))) {
            HttpResponse<String> refused = later.postWithoutProof(draft + "/words", forged);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("You need to sign in", "was not taken", "href=\"" + draft + "/words\"");
        }
        assertThat(later.postWithoutProof(draft + "/when", answer).statusCode())
                .as("the proof of another page")
                .isEqualTo(401);
        assertThat(writer.get(draft + "/words").body()).doesNotContain("Made up.", "It hurts");

        assertThat(later.postWithoutProof(draft + "/words", answer).uri().getPath())
                .doesNotContain("/share/");
        SignedInClient colleague = gateway.person("nurse");
        assertThat(colleague.get(draft + "/words").statusCode()).isEqualTo(404);

        HttpResponse<String> back = later.signIn("safeguarding-lead", "dev");
        assertThat(back.uri().getPath()).isEqualTo(draft + "/words");
        assertThat(back.body())
                .contains(
                        "Your sign-in had run out",
                        "It hurts at night.",
                        "\u05d0 &lt;b&gt;",
                        "not part of your concern yet");
        assertThat(later.get(draft).body()).contains("Look at it, then save it");
        later.post(draft + "/words", Map.of("narrative", "It hurts at night, she said."));
        assertThat(later.get(draft).body()).doesNotContain("Look at it, then save it");
        assertThat(later.get(draft + "/words").body())
                .contains("It hurts at night, she said.")
                .doesNotContain("Your sign-in had run out");
        assertThat(later.get(draft + "/send").uri().getPath()).isEqualTo(draft + "/before");
    }

    /** The charity has no reviewers of its own. */
    private static final String READER =
            "What waits for a reviewer goes to Partnership Information Governance. Whoever reviews such cases there";

    /** An adult who can decide has said no: a person must decide first, and the button says who gets it. */
    @Test
    void whatAReviewerDecidesOn_isSentToTheReviewer() throws Exception {
        SignedInClient worker = gateway.person("charity-worker");
        String draft = begun(worker);
        String at = draft + "/you";
        Map<String, Map<String, String>> answers = Map.ofEntries(
                Map.entry("/you", ShareAnswers.YOU),
                Map.entry("/who/0", Map.of("kind", "adult", "givenName", "Joan", "familyName", "Sample")),
                Map.entry("/born/0", Map.of("dateOfBirth-absent", "unknown")),
                Map.entry("/lives/0", Map.of("lines-absent", "unknown")),
                Map.entry("/capacity/0", Map.of("mentalCapacity", "yes")),
                Map.entry("/alleged/0", Map.of("name-absent", "unknown")),
                Map.entry("/categories", Map.of("categories", "physical-abuse")),
                Map.entry("/words", Map.of("narrative", "She says that he pushes her.")),
                Map.entry("/when", Map.of("known", "told-by-subject")),
                Map.entry("/harm", Map.of("harm", "moderate", "othersAtRisk", "no")),
                Map.entry("/consent", Map.of("state", "refused")),
                Map.entry("/said", Map.of("by", "subject")),
                Map.entry("/inform", Map.of("inform", "told")),
                Map.entry("/why", Map.of("purposes", "protect-adult", "recipients", "police")));
        while (!at.endsWith("/check")) {
            Map<String, String> answer = answers.get(at.substring(draft.length()));
            assertThat(answer).as(at).isNotNull();
            at = worker.post(at, answer).uri().getPath();
        }

        assertThat(worker.get(draft + "/before").body())
                .contains("Nothing yet.", ">Send it to the reviewer</button>", READER)
                .doesNotContain(">Share</button>", "for your organisation");
        HttpResponse<String> done = worker.post(draft + "/send", Map.of());
        assertThat(done.body()).contains("Sent to a reviewer", READER).doesNotContain(">Shared<", "<title>Shared");
        String reference = done.uri().getPath().replace("/share/done/", "");
        assertThat(worker.get("/sent/" + reference).body())
                .contains("Whoever reviews such cases at Partnership Information Governance decides");
    }

    /** @return the path of a draft of which only the first question is answered */
    private static String begun(SignedInClient by) throws Exception {
        return by.post("/share", Map.of("immediateDanger", "no"))
                .uri()
                .getPath()
                .replace("/you", "");
    }
}
