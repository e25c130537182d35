package org.safeconduct.feedback.telling;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.safeconduct.agreement.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Tells by e-mail, which anyone on its way can read: that there is something on a reference, and not even of what kind; urgent
 * where somebody is in danger.
 */
@Component("mails")
class Mails {

    private static final String TEXT = """
            %s %s.

            Sign in to Safe Conduct, or look it up in your own system, to read it. This e-mail says no more on purpose. \
            Please do not reply with details of the case.
            """;

    private final ObjectProvider<JavaMailSender> server;
    private final TellingSettings settings;

    Mails(ObjectProvider<JavaMailSender> server, TellingSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    public NoticeResult tell(Notice notice) {
        JavaMailSender mail = server.getIfAvailable();
        if (mail == null) {
            return new NoticeResult.Failed(notice, NoticeFailure.NO_MAIL_SERVER);
        }
        if (!(notice.by() instanceof Channel.Email email)) {
            return new NoticeResult.Failed(notice, NoticeFailure.INTERNAL);
        }
        try {
            mail.send(message(mail, notice, email.address()));
            return new NoticeResult.Taken(notice);
        } catch (MailException | MessagingException e) {
            return new NoticeResult.Failed(notice, NoticeFailure.MAIL);
        }
    }

    private MimeMessage message(JavaMailSender mail, Notice notice, String to) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom());
        helper.setTo(to);
        helper.setSubject(notice.headline() + " " + notice.reference());
        helper.setText(TEXT.formatted(notice.headline(), notice.reference()));
        helper.setSentDate(Date.from(notice.at()));
        // A mail server that gets the same notice twice, and a reader who does, can tell.
        message.setHeader("Safe-Conduct-Notice", notice.id().toString());
        return message;
    }
}
