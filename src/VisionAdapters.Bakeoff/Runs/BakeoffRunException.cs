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
}
