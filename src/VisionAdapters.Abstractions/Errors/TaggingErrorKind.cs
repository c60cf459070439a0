namespace VisionAdapters;

/// <summary>Why an image could not be tagged. The values are stable: runs store their names.</summary>
public enum TaggingErrorKind
{
    /// <summary>The reason is not known.</summary>
    Unknown = 0,

    /// <summary>Credentials are missing or not accepted.</summary>
    Authentication = 1,

    /// <summary>The credentials do not allow the call.</summary>
    PermissionDenied = 2,

    /// <summary>The image is missing, damaged or cannot be decoded.</summary>
    InvalidImage = 3,

    /// <summary>The image has more bytes, pixels or frames than allowed.</summary>
    ImageTooLarge = 4,

    /// <summary>The image's format is not supported.</summary>
    UnsupportedFormat = 5,

    /// <summary>The request, its options or its configuration is not valid.</summary>
    InvalidRequest = 6,

    /// <summary>Too many calls at once: slow down and try again.</summary>
    Throttled = 7,

    /// <summary>The quota or budget is used up.</summary>
    QuotaExceeded = 8,

    /// <summary>The provider cannot be reached or is out of order.</summary>
    Unavailable = 9,

    /// <summary>The provider did not answer in time.</summary>
    Timeout = 10,

    /// <summary>The answer does not follow the provider's protocol.</summary>
    ProtocolError = 11,
}
