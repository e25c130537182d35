package org.safeconduct.pages.share;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A person's drafts, told apart by what they are about and how far they are: never by whom. */
@Component
class DraftList {

    private static final Locale READER = Locale.ENGLISH;

    private final Drafts drafts;
    private final StepPages pages;
    private final Moments moments;
    private final Words words;

    DraftList(Drafts drafts, StepPages pages, Moments moments, Words words) {
        this.drafts = drafts;
        this.pages = pages;
        this.moments = moments;
        this.words = words;
    }

    /**
     * One of them.
     *
     * @param about the kinds of concern; empty while none has been chosen
     * @param next what is asked next
     * @param partOf the reference of the case it belongs to; empty for a first disclosure
     */
    record Line(String id, String updated, String about, String next, String partOf) {}

    List<Line> of(Caller caller) {
        return drafts.list(caller).stream()
                .map(entry -> line(drafts.find(entry.id().toString(), caller)))
                .toList();
    }

    private Line line(Draft draft) {
        ObjectNode form = draft.form();
        return new Line(
                draft.id().toString(),
                moments.of(draft.updatedAt()),
                StreamSupport.stream(form.at("/concern/categories").spliterator(), false)
                        .map(code -> words.of("ask.categories." + code.asString(""), READER))
                        .collect(Collectors.joining(", ")),
                new StepOrder(form)
                        .open()
                        .map(stop -> pages.heading(form, stop.step(), stop.person()))
                        .orElseGet(() -> words.of("share.draft.check", READER)),
                draft.addsTo());
    }
}
