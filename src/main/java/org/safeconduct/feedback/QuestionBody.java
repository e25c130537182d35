package org.safeconduct.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.safeconduct.sealing.vault.KeptForm;

/** What a recipient wrote when it asked: the members of the question's schema. Days are texts as they came. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuestionBody(String question, Optional<String> answerBy, Optional<Request> request) {

    /** How questions are kept. */
    public static final KeptForm<QuestionBody> FORM = new KeptForm<>(QuestionBody.class);

    /** A request for records. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Request(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> records,
            Optional<String> lineOfEnquiry,
            Optional<String> reasonToBelieveHeld,
            Optional<String> necessaryAndProportionate,
            Optional<VictimNotice> victimNotice,
            Optional<String> substantialProbativeValue,
            Optional<SeniorApproval> seniorApproval,
            Optional<String> power) {

        /** Of nothing. */
        public static final Request NONE = new Request(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public Request {
            records = List.copyOf(records);
        }

        @Override
        public String toString() {
            return "Request[withheld]";
        }
    }

    /** When the victim was told in writing, or why not. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record VictimNotice(Optional<String> givenOn, Optional<String> exemption) {}

    /** Who approved, by role, and when. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SeniorApproval(Optional<String> role, Optional<String> approvedOn) {}

    @Override
    public String toString() {
        return "QuestionBody[withheld]";
    }
}
