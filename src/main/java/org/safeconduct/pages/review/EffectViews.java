package org.safeconduct.pages.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.pages.Words;
import org.safeconduct.review.Checking;
import org.safeconduct.review.RecipientStatus;
import org.safeconduct.review.ReviewDecision;
import org.safeconduct.review.ReviewDecisionDraft;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;

/** Puts into words what a decision would do, and what it did. */
@Component
class EffectViews {

    private static final Locale READER = Locale.ENGLISH;

    private final Words words;

    EffectViews(Words words) {
        this.words = words;
    }

    EffectView of(Reference reference, Checking.Effects effects, ReviewDecisionDraft draft) {
        return new EffectView(
                reference.value(),
                words.of("review.about", effects.kind(), READER),
                effects(effects),
                labels(effects.leftOut()),
                effects.law().map(law -> words.of("share.gateway", law, READER)).orElse(""),
                effects.awaitsSecond(),
                draft.reason().orElse(""),
                draft.toSharer().orElse(""),
                ReviewForm.digest(draft));
    }

    /** Each recipient, in the order in which people know them. */
    List<ReviewView.Who> effects(Checking.Effects effects) {
        Map<Recipient, SharingDecision> goes = effects.decisions().stream()
                .collect(Collectors.toMap(SharingDecision::recipient, decision -> decision));
        List<ReviewView.Who> all = new ArrayList<>();
        effects.recipientStatuses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(standing -> all.add(new ReviewView.Who(
                        words.of("share.recipients", standing.getKey(), READER),
                        standing.getValue() == RecipientStatus.WAITS
                                ? goes(goes.get(standing.getKey()), effects)
                                : words.of("review.standing", standing.getValue(), READER))));
        return all;
    }

    private String goes(@Nullable SharingDecision decision, Checking.Effects effects) {
        if (effects.kind() == ReviewDecision.Kind.DECLINE || decision == null) {
            return words.of("review.goes.nothing", READER);
        }
        return switch (decision) {
            case SharingDecision.Share share -> words.of("review.goes.all", READER);
            case SharingDecision.ShareReduced reduced ->
                words.of("review.goes.less", READER, String.join(", ", labels(reduced.withheld())));
            case SharingDecision.SharePart part -> words.of("review.goes.nothing", READER);
            case SharingDecision.Refer refer -> words.of("review.goes.nothing", READER);
            case SharingDecision.Refuse refuse -> words.of("review.goes.nothing", READER);
        };
    }

    private List<String> labels(Collection<Sensitivity> labels) {
        return labels.stream()
                .map(label -> words.of("share.label", label, READER))
                .sorted()
                .toList();
    }
}
