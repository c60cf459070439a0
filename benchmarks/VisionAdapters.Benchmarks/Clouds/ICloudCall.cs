namespace VisionAdapters.Benchmarks;

/// <summary>One way to get the tags of an image from a service.</summary>
internal interface ICloudCall : IDisposable
{
    /// <summary>Calls, and tells how many tags came.</summary>
    Task<int> CallAsync(ReadOnlyMemory<byte> image);
}
