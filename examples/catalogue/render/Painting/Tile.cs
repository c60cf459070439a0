using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>A drawing that repeats in both directions.</summary>
internal sealed record Tile(float Width, float Height, Action<SKCanvas> Draw, float Degrees = 0)
{
    public SKShader CreateShader()
    {
        var bounds = SKRect.Create(Width, Height);
        using var recorder = new SKPictureRecorder();
        Draw(recorder.BeginRecording(bounds));
        using var picture = recorder.EndRecording();
        var turn = SKMatrix.CreateRotationDegrees(Degrees, Scene.Axis, Scene.Height / 2f);
        return picture.ToShader(SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, SKFilterMode.Linear, turn, bounds);
    }
}
