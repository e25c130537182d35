package org.safeconduct.pages.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.pages.form.Answer;
import org.safeconduct.pages.form.Answers;

/** The JSON body of an officer's act, which goes the way of a system's call. */
final class ActBody {

    private ActBody() {}

    /**
     * @param id makes a second press of the button the same message
     * @param at when the form was opened: an act that does not ask when it was decided was decided then
     * @param answers of a form in which nothing is wrong
     */
    static byte[] of(OfficerAct act, Reference reference, String id, String at, Answers answers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(act == OfficerAct.ASK ? "questionId" : "decisionId", id);
        body.put("reference", reference.value());
        switch (act) {
            case ASK -> body.put("about", "this-case");
            case ACKNOWLEDGE -> {
                body.put("disposition", OfficerQuestions.RECEIVED);
                body.put("decidedAt", at);
            }
            case DISCUSSION -> body.put("decidedAt", at);
            case DECIDE -> {}
        }
        answers.forEach((name, answer) -> {
            switch (answer) {
                case Answer.Day day -> body.put(name, day(name, day, answers));
                case Answer.YesNo answered -> body.put(name, answered.yes());
                case Answer.Text text -> body.put(name, text(name, text));
                // A time belongs to its day; the other kinds are not asked here.
                case Answer.Time time -> {}
                case Answer.Several several -> {}
                case Answer.Years number -> {}
                case Answer.Absent absent -> {}
            }
        });
        // The body of a decision says nothing of what it does not have.
        body.remove(OfficerQuestions.REFERENCE_YET);
        return Json.write(body);
    }

    private static Object text(String name, Answer.Text text) {
        return name.equals(OfficerQuestions.ROLE) ? Map.of("role", text.text()) : text.text();
    }

    private static String day(String name, Answer.Day day, Answers answers) {
        String time = OfficerQuestions.TIMES.get(name);
        return time == null
                ? day.day().toString()
                : day.day()
                        .atTime(answers.time(time).orElseThrow())
                        .atZone(BritishTime.ZONE)
                        .toInstant()
                        .toString();
    }
}
