package org.safeconduct.pages.form;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.safeconduct.disclosure.AbsentReason;

/** What was answered to one question; it is right as far as the question itself can tell. */
public sealed interface Answer {

    /** A text without blanks around it, or the one code that was chosen. */
    record Text(String text) implements Answer {
        @Override
        public String toString() {
            return "Text[withheld]";
        }
    }

    /** Lines, or the codes that were chosen. */
    record Several(List<String> texts) implements Answer {
        public Several {
            texts = List.copyOf(texts);
        }

        @Override
        public String toString() {
            return "Several[withheld]";
        }
    }

    record Day(LocalDate day) implements Answer {
        @Override
        public String toString() {
            return "Day[withheld]";
        }
    }

    record Time(LocalTime time) implements Answer {}

    record Years(int number) implements Answer {
        @Override
        public String toString() {
            return "Years[withheld]";
        }
    }

    record YesNo(boolean yes) implements Answer {
        @Override
        public String toString() {
            return "YesNo[withheld]";
        }
    }

    /** There is none, and why. */
    record Absent(AbsentReason why) implements Answer {}
}
