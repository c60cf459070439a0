namespace VisionAdapters.Onnx.Inference;

/// <summary>A run on blank images.</summary>
internal sealed class BlankRun(int images) : ModelWork
{
    public override void Do(RunWorkspace workspace) => workspace.Run(images, CancellationToken.None);
}
