package org.safeconduct.pages;

import java.util.List;
import java.util.Locale;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.exchange.SharedCase;
import org.safeconduct.feedback.CaseFile;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.identity.Caller;
import org.safeconduct.sharing.DecisionSummary;
import org.springframework.stereotype.Component;

/** Puts a case onto one page for its sharer. */
@Component
public class CaseSummaries {

    private final Register register;
    private final Words words;
    private final Moments moments;

    CaseSummaries(Register register, Words words, Moments moments) {
        this.register = register;
        this.words = words;
        this.moments = moments;
    }

    public CaseSummary of(CaseFile file, Caller sharer) {
        SharedCase shared = file.shared();
        List<DecisionSummary> decisions = shared.answer().decisions();
        return new CaseSummary(
                shared.answer().reference().value(),
                moments.of(shared.statements().getFirst().madeAt()),
                register.agency(sharer.agency()).map(Agency::name).orElse(""),
                DecisionView.of(decisions, words),
                Duties.of(decisions, shared.answer().whoKnows(), words),
                due(file.clocks()));
    }

    private List<String> due(List<DueClock> clocks) {
        return clocks.stream()
                .filter(clock -> !clock.state().over())
                .map(clock -> words.of(
                        "case.due",
                        Locale.ENGLISH,
                        moments.of(clock.by()),
                        clock.what().orElse("")))
                .toList();
    }
}
