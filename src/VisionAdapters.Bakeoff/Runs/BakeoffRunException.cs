namespace VisionAdapters.Bakeoff;

/// <summary>A run's folder cannot be used: it is in use, cannot be written to, or is damaged. The message says what to do.</summary>
public sealed class BakeoffRunException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="BakeoffRunException"/> class.</summary>
    public BakeoffRunException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BakeoffRunException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public BakeoffRunException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BakeoffRunException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public BakeoffRunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BakeoffRunException"/> class.</summary>
    /// <param name="kind">Why the folder cannot be used.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public BakeoffRunException(BakeoffRunErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Gets why the folder cannot be used.</summary>
    public BakeoffRunErrorKind Kind { get; }
}
