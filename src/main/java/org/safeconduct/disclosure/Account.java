package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;

/**
 * Something that is known of some of the people, and how.
 *
 * @param about whom it tells of, by their ids; whoever may not have what concerns one of them does not get it
 * @param toldBy who said it, where somebody did
 * @param opinion whether it is what the sharer thinks, and not what was seen, heard or read
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Account(
        Set<String> about,
        HowKnown known,
        Answer<String> toldBy,
        Answer<String> narrative,
        Answer<String> exactWords,
        Answer<Tri> opinion) {

    public Account {
        about = Set.copyOf(about);
    }

    @Override
    public String toString() {
        return "Account[withheld]";
    }
}
