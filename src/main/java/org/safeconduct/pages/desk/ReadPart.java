package org.safeconduct.pages.desk;

import java.util.List;
import org.safeconduct.pages.DisclosureViews.Group;
import org.safeconduct.pages.DisclosureViews.Row;

/**
 * One envelope, opened and put into words.
 *
 * @param kind whether it is the case itself, a further part, or news from the sharer
 * @param caveats what binds whoever reads it
 * @param informing whether the person and the family know; empty where that is not said
 * @param sharerMust what the sharer has to do
 * @param withheld labels of what was held back
 * @param supporting each with its sensitivity label
 */
record ReadPart(
        String reference,
        String from,
        String arrived,
        String kind,
        List<String> caveats,
        String informing,
        List<String> sharerMust,
        List<String> withheld,
        List<Group> groups,
        List<Said> supporting,
        List<Document> documents) {

    /** The content was deleted at the end of its time. */
    static ReadPart gone(String arrived) {
        return new ReadPart("", "", arrived, "", List.of(), "", List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static ReadPart notice(String reference, String from, String arrived, String kind, List<Row> rows) {
        return new ReadPart(
                reference,
                from,
                arrived,
                kind,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(new Group("", rows)),
                List.of(),
                List.of());
    }

    public boolean isGone() {
        return reference.isEmpty();
    }

    record Said(String label, String text) {

        @Override
        public String toString() {
            return "Said[withheld]";
        }
    }

    /** @param number counted from one */
    record Document(String name, String mediaType, String envelope, int number) {

        @Override
        public String toString() {
            return "Document[withheld]";
        }
    }

    @Override
    public String toString() {
        return "ReadPart[withheld]";
    }
}
