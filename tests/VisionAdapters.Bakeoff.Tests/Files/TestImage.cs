namespace VisionAdapters.Bakeoff.Tests;

/// <summary>Small PNG files: each shade has its own bytes, and so its own content.</summary>
internal static class TestImage
{
    public static byte[] Png(byte shade) => GreyPng.Write(Enumerable.Repeat(shade, 16).ToArray(), width: 4, height: 4);
}
