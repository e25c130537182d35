package org.safeconduct.pages.share;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.UnsavedAnswers;
import org.safeconduct.drafts.UnsavedAnswers.Unsaved;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.LateAnswers;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the answers of a page of questions that were sent after the session had ended, and brings them back. */
@Component
class Interrupted implements LateAnswers {

    /** The form parameter in which a page carries its proof. */
    static final String PROOF = "proof";

    private static final Pattern PAGE =
            Pattern.compile("/share/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(/([a-z]+)(?:/\\d{1,2})?)");

    private final UnsavedAnswers unsaved;

    Interrupted(UnsavedAnswers unsaved) {
        this.unsaved = unsaved;
    }

    /** A draft's id cannot be guessed: a stranger's body is not even read. How large it may be, the web server says. */
    @Override
    public boolean keep(HttpServletRequest request) {
        Matcher at = PAGE.matcher(request.getServletPath());
        boolean isForm = Optional.ofNullable(request.getContentType())
                .filter(type -> type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE))
                .isPresent();
        if (!isForm || !at.matches() || !unsaved.mayBelong(at.group(1))) {
            return false;
        }
        Optional<Step> step = Steps.named(at.group(3));
        String proof = request.getParameter(PROOF);
        return step.isPresent()
                && proof != null
                && unsaved.keep(at.group(1), proof, new Unsaved(at.group(2), given(step.get(), request)));
    }

    /** Only what the page asks. */
    private static ObjectNode given(Step step, HttpServletRequest request) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        step.questions().stream()
                .flatMap(question -> question.parameters().stream())
                .filter(name -> request.getParameterValues(name) != null)
                .forEach(name ->
                        Arrays.stream(request.getParameterValues(name)).forEach(given.withArray("/" + name)::add));
        return given;
    }

    /** The page whose answers wait; empty if none do. */
    String page(Draft draft, Caller caller) {
        return unsaved.of(draft, caller).map(Unsaved::page).orElse("");
    }

    /** What waits for this page. */
    Optional<MultiValueMap<String, String>> waiting(Draft draft, String page, Caller caller) {
        return unsaved.of(draft, caller)
                .filter(answer -> answer.page().equals(page))
                .map(answer -> {
                    MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
                    answer.given()
                            .properties()
                            .forEach(one -> one.getValue().forEach(text -> given.add(one.getKey(), text.asString(""))));
                    return given;
                });
    }

    String proof(Draft draft, String page) {
        return unsaved.proof(draft.id().toString(), page);
    }

    /** The page has been saved. */
    void saved(Draft draft, String page, Caller caller) {
        if (page(draft, caller).equals(page)) {
            unsaved.settle(draft, caller);
        }
    }
}
