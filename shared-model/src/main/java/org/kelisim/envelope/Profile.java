package org.kelisim.envelope;

import org.kelisim.cms.ObjectType;
import org.kelisim.notice.Header;

/** The constants of the one profile there is. */
public final class Profile {
    /** The name in headers, in the directory and in the media type. */
    public static final String NAME = Header.PROFILE;

    /** The media type of a dispatch's bytes. */
    public static final String MEDIA_TYPE = "application/vnd.kelisim.dispatch; profile=" + Header.PROFILE;

    /** More bytes than this are refused unread. */
    public static final int MAX_DISPATCH_BYTES = ObjectType.OUTER.maxBytes();

    private Profile() {}
}
