fairseq-train data --arch transformer --optimizer adam --lr 0.0005 --max-update 1000 --lr-scheduler tri_stage --warmup-steps 100 --hold-steps 400 --decay-steps 500 --max-tokens 4096
