namespace VisionAdapters;

/// <summary>An image could not be tagged. <see cref="Kind"/> says why in a form that programs can act on.</summary>
public class TaggingException : Exception
{
    private readonly TaggingErrorScope? _scope;

    /// <summary>Initializes a new instance of the <see cref="TaggingException"/> class.</summary>
    public TaggingException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingException"/> class.</summary>
    /// <param name="message">What happened and what to do.</param>
    public TaggingException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingException"/> class.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TaggingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingException"/> class.</summary>
    /// <param name="kind">Why the image could not be tagged.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TaggingException(TaggingErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        IsTransient = kind is TaggingErrorKind.Throttled or TaggingErrorKind.Unavailable or TaggingErrorKind.Timeout;
    }

    /// <summary>Initializes a new instance of the <see cref="TaggingException"/> class that says what another one says.</summary>
    /// <param name="other">The exception to copy, its cause included.</param>
    public TaggingException(TaggingException other)
        : this(other, other?.Message, other?.InnerException)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="TaggingException"/> class that keeps the properties of another one and has a message of
    /// its own.
    /// </summary>
    /// <param name="other">The exception whose properties are copied.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TaggingException(TaggingException other, string? message, Exception? innerException)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(other);
        Kind = other.Kind;
        IsTransient = other.IsTransient;
        _scope = other._scope;
        RetryAfter = other.RetryAfter;
        Provider = other.Provider;
        RequestId = other.RequestId;
        StatusCode = other.StatusCode;
        FailedAttempts = other.FailedAttempts;
        RawRepresentation = other.RawRepresentation;
    }

    /// <summary>Gets why the image could not be tagged.</summary>
    public TaggingErrorKind Kind { get; init; }

    /// <summary>Gets a value indicating whether the same call may succeed later. By default this follows from <see cref="Kind"/>.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Gets whether every tagger would fail, or only this one. By default this follows from <see cref="Kind"/>: an image or request that is
    /// not valid is so everywhere.
    /// </summary>
    public TaggingErrorScope Scope
    {
        get => _scope ?? ScopeOf(Kind);
        init => _scope = value;
    }

    /// <summary>Gets how long the provider asks to wait before the next call.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the id of the provider that failed.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the HTTP status code of the answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>
    /// Gets the taggers that were asked, in order, each with the reason why it did not answer; empty when there was only one.
    /// </summary>
    public IReadOnlyList<TaggingAttempt> FailedAttempts { get; init; } = [];

    /// <summary>
    /// Gets the answer as it came over the wire, where the service answered and the answer could not be read
    /// (<see cref="TaggingErrorKind.ProtocolError"/>): it may have been paid for, and a mended adapter reads it.
    /// </summary>
    public RawResponse? RawRepresentation { get; init; }

    private static TaggingErrorScope ScopeOf(TaggingErrorKind kind) => kind switch
    {
        TaggingErrorKind.Unknown => TaggingErrorScope.Unknown,
        TaggingErrorKind.InvalidImage
            or TaggingErrorKind.ImageTooLarge
            or TaggingErrorKind.UnsupportedFormat
            or TaggingErrorKind.InvalidRequest => TaggingErrorScope.Request,
        _ => TaggingErrorScope.Provider,
    };
}
