namespace VisionAdapters.Bakeoff;

/// <summary>Says when the next request to a service may be made, where several processes share what they may ask.</summary>
internal interface IRequestQuota
{
    /// <summary>Waits until a request may be made.</summary>
    /// <param name="usd">The price that is set aside for it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it may be made; not when the money is spent.</returns>
    Task<bool> AcquireAsync(double usd, CancellationToken cancellationToken);
}
