namespace VisionAdapters.Testing;

/// <summary>A tagger does not keep a promise of <see cref="ImageTaggerContract"/>.</summary>
public sealed class BrokenPromiseException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="BrokenPromiseException"/> class.</summary>
    public BrokenPromiseException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BrokenPromiseException"/> class.</summary>
    /// <param name="message">What was promised, and what happened.</param>
    public BrokenPromiseException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="BrokenPromiseException"/> class.</summary>
    /// <param name="message">What was promised, and what happened.</param>
    /// <param name="innerException">What the tagger threw.</param>
    public BrokenPromiseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
