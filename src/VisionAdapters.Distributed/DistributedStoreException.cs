namespace VisionAdapters.Distributed;

/// <summary>A store of bake-offs cannot be used as asked. The message says what to do.</summary>
public sealed class DistributedStoreException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DistributedStoreException"/> class.</summary>
    public DistributedStoreException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DistributedStoreException"/> class.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public DistributedStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DistributedStoreException"/> class.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public DistributedStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
