package org.safeconduct.evidence.log;

/** Where tiles are read from. */
interface Tiles {

    /** Hashes in a full tile. */
    int WIDTH = 256;

    /** Levels of the tree in one level of tiles. */
    int HEIGHT = 8;

    /**
     * The hashes of a tile as far as it has grown, one after the other.
     *
     * @throws LogInconsistent if there is none
     */
    byte[] tile(int level, long number);
}
