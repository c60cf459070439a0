namespace VisionAdapters.Emulator;

/// <summary>What one service has been asked.</summary>
/// <param name="Requests">The requests, refused ones and those that met a fault included.</param>
/// <param name="Images">The images in those requests that were looked at.</param>
/// <param name="Failures">The requests that were answered with an error, or not at all.</param>
/// <param name="Units">The billable units by feature, named as in the service's price list.</param>
public sealed record ProviderUsage(long Requests, long Images, long Failures, IReadOnlyDictionary<string, long> Units);
