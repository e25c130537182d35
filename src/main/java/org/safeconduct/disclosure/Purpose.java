package org.safeconduct.disclosure;

/** Why information is shared. */
public enum Purpose implements Code {
    PROTECT_CHILD,
    PROTECT_ADULT,
    PREVENT_OR_DETECT_CRIME,
    STATUTORY_NOTIFICATION,
    EARLY_HELP
}
