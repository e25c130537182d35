package org.safeconduct.intake.form;

import java.time.LocalDate;
import java.util.Optional;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.platform.Rejection;

/** Dates that cannot be: of birth, of what happened or of what was said, after today. An expected delivery may lie ahead. */
final class Dates {

    private Dates() {}

    static void check(Disclosure disclosure, LocalDate today, Places places) {
        for (int i = 0; i < disclosure.persons().size(); i++) {
            notAfter(today, disclosure.persons().get(i).age().dateOfBirth(), places.dateOfBirth(i));
        }
        Answer<LocalDate> from = disclosure.concern().occurredFrom();
        Answer<LocalDate> to = disclosure.concern().occurredTo();
        notAfter(today, from, "/concern/occurredFrom");
        notAfter(today, to, "/concern/occurredTo");
        notAfter(today, disclosure.consent().on(), "/consent/on");
        Optional<LocalDate> end = to.toOptional();
        if (end.isPresent() && from.toOptional().filter(end.get()::isBefore).isPresent()) {
            throw new Rejection(Rejection.Kind.INVALID, "The end lies before the beginning.", "/concern/occurredTo");
        }
    }

    private static void notAfter(LocalDate today, Answer<LocalDate> date, String pointer) {
        if (date.toOptional().filter(today::isBefore).isPresent()) {
            throw new Rejection(Rejection.Kind.INVALID, "The date lies in the future.", pointer);
        }
    }
}
