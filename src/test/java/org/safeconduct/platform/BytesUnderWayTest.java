package org.safeconduct.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesUnderWayTest {

    private final BytesUnderWay room = new BytesUnderWay(100, 50);

    @Test
    void oneHolderHasNoMoreThanItsShare_andOthersHaveTheRest() {
        assertThat(room.take("a", 30)).isTrue();
        assertThat(room.take("a", 30)).isFalse();
        assertThat(room.take("b", 50)).isTrue();
        assertThat(room.take("c", 30)).as("of all").isFalse();
        assertThat(room.take("c", 20)).isTrue();
    }

    @Test
    void whatIsGivenBack_isThereAgain() {
        assertThat(room.take("a", 50)).isTrue();
        room.give("a", 50);
        assertThat(room.take("a", 40)).isTrue();
        assertThat(room.take("a", 20)).isFalse();
        room.give("a", 40);
        assertThat(room.take("b", 50)).isTrue();
        assertThat(room.take("a", 50)).isTrue();
    }

    @Test
    void aBodyThatIsLargerThanTheRoom_isWorkedOnAlone() {
        assertThat(room.take("a", 300)).isTrue();
        assertThat(room.take("b", 1)).isFalse();
        room.give("a", 300);
        assertThat(room.take("b", 1)).isTrue();
    }
}
