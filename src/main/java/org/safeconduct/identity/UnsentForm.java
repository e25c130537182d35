package org.safeconduct.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A form that came when its writer had to prove who they are anew. It waits in the memory of their session and is sent by them
 * and never by the gateway: whoever pressed the button need not be whose session it is.
 *
 * @param path where it was sent to
 * @param given the form parameters, without the session's proof against forged forms
 */
public record UnsentForm(String path, Map<String, List<String>> given, Caller writer) {

    /** Shows it to its writer. */
    public static final String PAGE = "/kept";

    private static final String CSRF = "_csrf";
    private static final String ATTRIBUTE = UnsentForm.class.getName();

    public UnsentForm {
        given = Map.copyOf(given);
    }

    /**
     * Keeps a form in place of the one that may be there. A document is not kept: it is on the writer's device.
     *
     * @return whether there was a form to keep
     */
    public static boolean keep(HttpServletRequest request, Caller writer) {
        HttpSession session = request.getSession(false);
        boolean isForm = HttpMethod.POST.matches(request.getMethod())
                && Optional.ofNullable(request.getContentType())
                        .filter(type -> type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE))
                        .isPresent();
        if (session == null || !isForm || request.getServletPath().equals(PAGE)) {
            return false;
        }
        Map<String, List<String>> given = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        given.remove(CSRF);
        session.setAttribute(ATTRIBUTE, new UnsentForm(request.getServletPath(), given, writer));
        return true;
    }

    /** What waits for somebody; the next person at the same browser has nothing. */
    public static Optional<UnsentForm> of(HttpServletRequest request, Caller writer) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof UnsentForm kept && kept.isOf(writer)
                ? Optional.of(kept)
                : Optional.empty();
    }

    /** Its writer sends it or does not want it. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private boolean isOf(Caller other) {
        return writer.agency().equals(other.agency()) && writer.subject().equals(other.subject());
    }

    @Override
    public String toString() {
        return "UnsentForm[withheld]";
    }
}
