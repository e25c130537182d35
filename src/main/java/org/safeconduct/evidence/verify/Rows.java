package org.safeconduct.evidence.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the checks of a database ask it. */
record Rows(Connection database) {

    /** How many rows are fetched at once. */
    static final int FETCH = 2_000;

    /** Reads one row. */
    interface Reader {
        void read(ResultSet row) throws SQLException, NotProven;
    }

    void each(String query, Reader reader) throws SQLException, NotProven {
        try (Statement statement = statement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** @param finding what is said of the first row, if there is one; its columns are put into it */
    void none(String query, String finding, Object... values) throws SQLException, NotProven {
        try (PreparedStatement statement = database.prepareStatement(query + " limit 1")) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    Object[] place = new Object[rows.getMetaData().getColumnCount()];
                    for (int at = 0; at < place.length; at++) {
                        place[at] = rows.getString(at + 1);
                    }
                    throw new NotProven(finding.formatted(place));
                }
            }
        }
    }

    long count(String query, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    Statement statement() throws SQLException {
        Statement statement = database.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }
}
