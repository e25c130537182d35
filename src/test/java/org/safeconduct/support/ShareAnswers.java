package org.safeconduct.support;

import java.util.Map;

/** Answers that whoever shares a concern gives on the pages, as their forms post them. */
public final class ShareAnswers {

    /** To the page about the sharer. */
    public static final Map<String, String> YOU = Map.of(
            "nation",
            "england",
            "role",
            "charity-worker",
            "professional",
            "yes",
            "name",
            "Grace Okoro",
            "contact",
            "01632 960301");

    private ShareAnswers() {}
}
