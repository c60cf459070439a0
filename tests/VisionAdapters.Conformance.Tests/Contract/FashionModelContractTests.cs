namespace VisionAdapters.Conformance.Tests;

public sealed class FashionModelContractTests : TaggerContract
{
    protected override string ProviderId => FashionModel.ProviderId;

    protected override IImageTagger Create()
    {
        Assert.SkipUnless(
            typeof(FashionModel).Assembly.GetManifestResourceNames().Contains("fashion.onnx"),
            "this build of VisionAdapters.FashionModel holds no model");
        return FashionModel.Create(options => options.MaxConcurrentRuns = 1);
    }
}
