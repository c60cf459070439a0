namespace VisionAdapters.Google.Requests;

/// <summary>An image as it is sent: its bytes, or its address.</summary>
internal readonly record struct GoogleImage(ReadOnlyMemory<byte> Bytes, string? Address = null);
